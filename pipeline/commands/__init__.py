"""The commands of `mine`, a file each; only they print. What takes long to import is imported where it is used."""
