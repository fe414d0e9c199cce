"""Many documents: readers, a runner that survives bad inputs, writers."""
