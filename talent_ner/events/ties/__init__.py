"""Who works or worked where: ties that titles, clauses, lists and biographies state."""
