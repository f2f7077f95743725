#!/usr/bin/env python3
"""A window that files are dropped on, as a file manager has it: it copies each into a folder.

usage: drop_target.py FOLDER
"""

import os
import pathlib
import shutil
import sys
import urllib.parse

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, Gtk  # noqa: E402

folder = pathlib.Path(sys.argv[1])
window = Gtk.Window(title="Drop target")


def dropped(_widget, _context, _x, _y, data, _info, _time):
    for uri in data.get_uris():
        file = pathlib.Path(urllib.parse.unquote(urllib.parse.urlparse(uri).path))
        half = folder / (file.name + ".part")
        shutil.copyfile(file, half)
        os.rename(half, folder / file.name)


window.set_default_size(160, 160)
window.drag_dest_set(Gtk.DestDefaults.ALL, [], Gdk.DragAction.COPY)
window.drag_dest_add_uri_targets()
window.connect("drag-data-received", dropped)
window.connect("destroy", Gtk.main_quit)
window.show_all()
Gtk.main()
