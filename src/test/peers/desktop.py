"""The part of a desktop that shows a tray and notices, on the session bus, and no window. It is told what to do by lines
and tells what happens by lines; a value is printed with its D-Bus type where GVariant's text has it."""
import sys

from gi.repository import Gio, GLib

WATCHER = Gio.DBusNodeInfo.new_for_xml("""<node><interface name="org.kde.StatusNotifierWatcher">
  <method name="RegisterStatusNotifierItem"><arg type="s" direction="in"/></method>
  <property name="IsStatusNotifierHostRegistered" type="b" access="read"/>
  <signal name="StatusNotifierHostRegistered"/>
</interface></node>""").interfaces[0]
NOTICES = Gio.DBusNodeInfo.new_for_xml("""<node><interface name="org.freedesktop.Notifications">
  <method name="GetCapabilities"><arg type="as" direction="out"/></method>
  <method name="Notify">
    <arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
    <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
    <arg type="a{sv}" direction="in"/><arg type="i" direction="in"/><arg type="u" direction="out"/>
  </method>
  <signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
</interface></node>""").interfaces[0]
ITEM, MENU = "org.kde.StatusNotifierItem", "com.canonical.dbusmenu"

bus = Gio.bus_get_sync(Gio.BusType.SESSION)
owned, state = {}, {"item": None, "drawn": True, "notices": 0, "menu": {}}


def say(*words):
    print(*words, flush=True)


def watcher_called(connection, sender, path, interface, method, arguments, invocation):
    state["item"] = arguments.unpack()[0]
    say("registered", state["item"].startswith("org.kde.StatusNotifierItem-"))
    invocation.return_value(None)


def notices_called(connection, sender, path, interface, method, arguments, invocation):
    if method == "GetCapabilities":
        invocation.return_value(GLib.Variant("(as)", (["body", "body-markup", "actions"],)))
        return
    program, _, _, title, text, actions, hints, timeout = arguments.unpack()
    state["notices"] += 1
    pixels = hints.get("image-data")
    say("notice", program, "|", title, "|", text.replace("\n", "\\n"), "|", actions, "| urgency", hints["urgency"],
        "| image", None if pixels is None else (pixels[:6], len(pixels[6])))
    invocation.return_value(GLib.Variant("(u)", (state["notices"],)))


def get(connection, sender, path, interface, name):
    return GLib.Variant("b", state["drawn"])


bus.register_object("/StatusNotifierWatcher", WATCHER, watcher_called, get, None)
bus.register_object("/org/freedesktop/Notifications", NOTICES, notices_called, None, None)
bus.signal_subscribe(None, ITEM, None, None, None, 0, lambda *it: say("signal", it[4], it[5].print_(True)))
bus.signal_subscribe(None, MENU, None, None, None, 0, lambda *it: say("signal", it[4], it[5].print_(True)))


def call(path, interface, method, arguments):
    return bus.call_sync(state["item"], path, interface, method, arguments, None, 0, 60000)


def read():
    properties = call("/StatusNotifierItem", "org.freedesktop.DBus.Properties", "GetAll",
                      GLib.Variant("(s)", (ITEM,))).get_child_value(0)
    for name in sorted(properties.keys()):
        value = properties.lookup_value(name, None)
        if "Pixmap" in name:
            say("property", name, value.get_type_string(), [(it[0], it[1], len(it[2])) for it in value.unpack()])
            if name == "IconPixmap":
                say("first pixel", value.unpack()[0][2][:4])
        else:
            say("property", name, value.print_(True))
    say("menu path", call("/StatusNotifierItem", "org.freedesktop.DBus.Properties", "Get",
                          GLib.Variant("(ss)", (ITEM, "Menu"))).get_child_value(0).print_(True))
    layout = call("/StatusNotifierItem/Menu", MENU, "GetLayout", GLib.Variant("(iias)", (0, -1, [])))
    say("layout", layout.get_type_string(), layout.unpack()[1][1])
    state["menu"] = {}
    for number, properties, below in layout.unpack()[1][2]:
        state["menu"][properties.get("label")] = number
        say("entry", number, sorted(properties.items()), below)
    group = call("/StatusNotifierItem/Menu", MENU, "GetGroupProperties", GLib.Variant("(aias)", ([1], ["label"])))
    say("group", group.print_(True))
    say("about to show", call("/StatusNotifierItem/Menu", MENU, "AboutToShow", GLib.Variant("(i)", (0,))).print_(True),
        call("/StatusNotifierItem/Menu", MENU, "AboutToShowGroup", GLib.Variant("(ai)", ([1, 99],))).print_(True))
    say("end")


def own(name, wanted):
    if wanted:
        owned[name] = Gio.bus_own_name_on_connection(bus, name, 0, lambda *_: say("owned"), None)
    else:
        Gio.bus_unown_name(owned.pop(name))
        say("given up")


def told(*_):
    line = commands.readline()
    if not line:
        loop.quit()
        return False
    try:
        do(*line.decode().strip().partition(" ")[::2])
    except Exception as e:  # Whoever waits for the answer would wait for ever.
        say("failed", repr(e))
    return True


def do(command, rest):
    if command == "tray":
        own("org.kde.StatusNotifierWatcher", rest == "on")
    elif command == "notices":
        own("org.freedesktop.Notifications", rest == "on")
    elif command == "nobody":
        state["drawn"] = False
        say("ok")
    elif command == "drawn":
        state["drawn"] = True
        bus.emit_signal(None, "/StatusNotifierWatcher", "org.kde.StatusNotifierWatcher",
                        "StatusNotifierHostRegistered", None)
        say("ok")
    elif command == "read":
        read()
    elif command == "click":
        call("/StatusNotifierItem/Menu", MENU, "Event",
             GLib.Variant("(isvu)", (state["menu"][rest], "clicked", GLib.Variant("i", 0), 0)))
        say("clicked")
    elif command == "click-group":
        unknown = call("/StatusNotifierItem/Menu", MENU, "EventGroup", GLib.Variant("(a(isvu))", (
            [(state["menu"][rest], "clicked", GLib.Variant("i", 0), 0), (99, "clicked", GLib.Variant("i", 0), 0)],)))
        say("clicked", unknown.unpack()[0])
    elif command == "activate":
        call("/StatusNotifierItem", ITEM, "Activate", GLib.Variant("(ii)", (1, 1)))
        say("activated")
    elif command == "choose":
        bus.emit_signal(None, "/org/freedesktop/Notifications", "org.freedesktop.Notifications", "ActionInvoked",
                        GLib.Variant("(us)", (int(rest), "default")))
        say("chosen")


loop = GLib.MainLoop()
# Without a buffer, in which a second line would lie where nobody looks for it.
commands = open(sys.stdin.fileno(), "rb", buffering=0, closefd=False)
GLib.io_add_watch(commands.fileno(), GLib.IO_IN | GLib.IO_HUP, told)
say("ready")
loop.run()
