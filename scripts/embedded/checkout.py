"""Repositories that training texts come from, fetched once into the cache."""
import shutil
import subprocess
from pathlib import Path

from settings import cached


def checkout(name: str, url: str, commit: str, *paths: str) -> Path:
    """The folder `sources/<name>` of the cache with those paths of the repository at that commit, or all of it. Other files are not fetched where the server can do without."""
    folder = cached(f'sources/{name}')
    if not folder.exists():
        part = folder.with_suffix('.part')
        shutil.rmtree(part, ignore_errors=True)
        subprocess.run(['git', 'clone', '--quiet', '--no-checkout', '--filter=blob:none', url, part], check=True)
        subprocess.run(['git', '-C', part, 'checkout', '--quiet', commit, *(('--', *paths) if paths else ())], check=True)
        part.rename(folder)
    return folder
