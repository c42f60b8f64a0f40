"""The audit desk: pages on which people hold facts against their sentences, and decide.

A page is a module with a function `asked, desk -> context` (`inbox.show_inbox`), a line in `application.ROUTES`, a
template named for its path, and its words in `wordings.toml`. Rows of `desk.database` are `sqlite3.Row`s.
"""
