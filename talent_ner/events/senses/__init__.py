"""What the words of a frame mean besides its event, and what is too little to be one."""
