import type { IDBPDatabase } from 'idb'

/** Opens a database for one use, where uses are few: it stays in no other tab's way to a newer version. Rejects with what opening or using it throws. */
export async function withDatabase<Schema, Result>(opening: Promise<IDBPDatabase<Schema>>, use: (database: IDBPDatabase<Schema>) => Promise<Result>): Promise<Result> {
  const database = await opening
  try {
    return await use(database)
  } finally {
    database.close()
  }
}
