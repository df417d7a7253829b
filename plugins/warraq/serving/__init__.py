"""Shows a site on this machine while it is being worked on (`make serve`).

A *change* is a saved file below one of the watched paths. Every change starts the build command
anew; a build that succeeds makes a new *version* of the site, and every page open in a browser
loads itself again. The script which does that is added to pages as they are served: the files of
the site never hold it.
"""
