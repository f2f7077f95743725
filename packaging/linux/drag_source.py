#!/usr/bin/env python3
"""A window that is full of one file to be dragged, as a file manager has it; check.sh drags from it.

usage: drag_source.py FILE
"""

import pathlib
import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, Gtk  # noqa: E402

file = pathlib.Path(sys.argv[1]).resolve().as_uri()
window = Gtk.Window(title="Drag source")
window.set_default_size(120, 120)
area = Gtk.EventBox()
area.add(Gtk.Label(label="Drag"))
area.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
area.drag_source_add_uri_targets()
area.connect("drag-data-get", lambda _widget, _context, data, _info, _time: data.set_uris([file]))
window.add(area)
window.connect("destroy", Gtk.main_quit)
window.show_all()
window.move(0, 0)
Gtk.main()
