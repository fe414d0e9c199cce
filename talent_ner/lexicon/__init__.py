"""What the library knows as data: name lists, frames and vocabularies, loaded and validated."""
