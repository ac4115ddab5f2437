/** Passages and a question for samples: short, ours, with what formats trip over (commas, quotes, letters beyond ASCII). */

export const query = 'why is the lawn "white", early in the morning?'
export const frost = 'A light frost whitens grass when the ground cools below 0 °C, on a clear night.'
export const dew = 'Dew forms when moist air meets a surface colder than its dew point;\n„Tau“ in German.'
export const sky = 'The sky is "blue" because air scatters short waves more than long ones.'
