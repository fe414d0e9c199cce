"""Who and what the text talks about: names, titles with employers, groups, and what pronouns and phrases refer to."""
