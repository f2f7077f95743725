package dev.laurel.platform.desktop;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import dev.laurel.log.Log;
import org.freedesktop.dbus.connections.IDisconnectCallback;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;

/** A desktop that speaks over the session bus of D-Bus: nearly all there are on Linux and the BSDs. */
final class SessionDesktop implements Desktop {
    private static final Log LOG = Log.of(SessionDesktop.class);
    private static final String ADDRESS = "DBUS_SESSION_BUS_ADDRESS";
    private static final String WATCHER_PATH = "/StatusNotifierWatcher";
    /** The least size of a picture in a notice that is not blurred. */
    private static final int NOTICE_ICON = 48;

    private final DBusConnection bus;
    private final List<Picture> icon;
    private final Consumer<Boolean> listener;
    /** As the specification has it: one item of this process. */
    private final String name = StatusNotifierItem.NAME + "-" + ProcessHandle.current().pid() + "-1";
    /** What to do when a notice is chosen; guarded by itself. */
    private final Map<UInt32, Runnable> told = new HashMap<>();
    private final MenuObject menu = new MenuObject(this::item);
    private volatile @Nullable TrayItem item;
    private boolean hearsNotices;

    private SessionDesktop(DBusConnection bus, List<Picture> icon, Consumer<Boolean> listener) {
        this.bus = bus;
        this.icon = List.copyOf(icon);
        this.listener = listener;
    }

    /** Where the session bus is; empty if there is none, which costs no more than this. */
    static Optional<String> address(Map<String, String> environment) {
        return Optional.ofNullable(System.getProperty(ADDRESS, environment.get(ADDRESS))).filter(it -> !it.isEmpty());
    }

    static Optional<Desktop> connect(String address, List<Picture> icon, Consumer<Boolean> listener) {
        try {
            var bus = DBusConnectionBuilder.forAddress(address).withShared(false).build();
            var desktop = new SessionDesktop(bus, icon, listener);
            bus.setDisconnectCallback(new IDisconnectCallback() {
                @Override
                public void disconnectOnError(IOException e) {
                    desktop.lost(e);
                }
            });
            return Optional.of(desktop);
        } catch (DBusException | RuntimeException e) {
            LOG.warn("There is no desktop to be reached", e); // As in a container that was given the address alone.
            return Optional.empty();
        }
    }

    /** Nothing of it comes back. Waits for nobody, such as for a call whose answer will not come either. */
    private void lost(IOException e) {
        LOG.warn("The desktop is gone", e);
        listener.accept(false);
    }

    private TrayItem item() {
        var now = item;
        if (now == null) {
            throw new IllegalStateException("Nothing is shown");
        }
        return now;
    }

    @Override
    public synchronized void show(TrayItem wanted) {
        var before = item;
        item = wanted;
        if (!bus.isConnected()) {
            return; // The log has it.
        }
        try {
            if (before == null) {
                begin();
            } else {
                tellChanges(before, wanted);
            }
        } catch (DBusException | RuntimeException e) {
            LOG.warn("The tray could not be told", e);
        }
    }

    private void begin() throws DBusException {
        bus.exportObject(new TrayObject(icon, this::item));
        bus.exportObject(menu);
        bus.requestBusName(name);
        hear(DBus.NameOwnerChanged.class, signal -> {
            if (signal.name.equals(StatusNotifierWatcher.NAME)) {
                look();
            }
        });
        hear(StatusNotifierWatcher.HostRegistered.class, _ -> look());
        look();
    }

    private <S extends DBusSignal> void hear(Class<S> type, Consumer<S> listening) throws DBusException {
        var _ = bus.addSigHandler(type, listening::accept);
    }

    private void tellChanges(TrayItem before, TrayItem now) throws DBusException {
        if (!now.title().equals(before.title()) || !now.text().equals(before.text())) {
            bus.sendMessage(new StatusNotifierItem.NewToolTip(StatusNotifierItem.PATH));
        }
        if (now.attention() != before.attention()) {
            bus.sendMessage(new StatusNotifierItem.NewStatus(StatusNotifierItem.PATH, TrayObject.status(now)));
        }
        if (!now.entries().equals(before.entries())) {
            bus.sendMessage(menu.changed());
        }
    }

    /** There may be a tray, or none any more. */
    private synchronized void look() {
        listener.accept(isTaken());
    }

    /** Whether there is a tray that has the item and that somebody draws. */
    private boolean isTaken() {
        try {
            var names = bus.getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class);
            if (!names.NameHasOwner(StatusNotifierWatcher.NAME)) {
                return false;
            }
            bus.getRemoteObject(StatusNotifierWatcher.NAME, WATCHER_PATH, StatusNotifierWatcher.class).register(name);
            var watcher = bus.getRemoteObject(StatusNotifierWatcher.NAME, WATCHER_PATH, Properties.class);
            Object isDrawn = watcher.Get(StatusNotifierWatcher.NAME, "IsStatusNotifierHostRegistered");
            return Boolean.TRUE.equals(isDrawn instanceof Variant<?> variant ? variant.getValue() : isDrawn);
        } catch (DBusException | RuntimeException e) {
            LOG.warn("The tray did not take the icon", e);
            return false;
        }
    }

    @Override
    public boolean tell(Notice notice, Runnable onChosen) {
        if (!bus.isConnected()) {
            return false; // The library would wait for an answer all the same.
        }
        try {
            hearOfNotices();
            var desk = bus.getRemoteObject(Notifications.NAME, Notifications.PATH, Notifications.class);
            var text = desk.capabilities().contains("body-markup") ? Markup.escaped(notice.text()) : notice.text();
            synchronized (told) { // So that nobody hears of the notice before its number is known.
                told.put(desk.show("Laurel", new UInt32(0), "", notice.title(), text, List.of("default", ""),
                        hints(notice), -1), onChosen);
            }
            return true;
        } catch (DBusException | RuntimeException e) {
            LOG.info("Nobody on this desktop shows notices: " + e.getMessage());
            return false;
        }
    }

    private synchronized void hearOfNotices() throws DBusException {
        if (!hearsNotices) {
            hear(Notifications.Chosen.class, signal -> {
                var onChosen = forget(signal.id());
                if (onChosen != null) {
                    onChosen.run();
                }
            });
            hear(Notifications.Gone.class, signal -> forget(signal.id()));
            hearsNotices = true;
        }
    }

    private @Nullable Runnable forget(UInt32 id) {
        synchronized (told) {
            return told.remove(id);
        }
    }

    private Map<String, Variant<?>> hints(Notice notice) {
        var urgency = Map.entry("urgency", new Variant<>(notice.urgency().number()));
        var program = Map.entry("desktop-entry", new Variant<>("laurel"));
        return icon.stream().filter(it -> it.width() >= NOTICE_ICON).findFirst()
                .map(it -> Map.<String, Variant<?>>ofEntries(urgency, program,
                        Map.entry("image-data", new Variant<>(new Notifications.Image(it), "(iiibiiay)"))))
                .orElseGet(() -> Map.ofEntries(urgency, program));
    }

    @Override
    public void close() {
        bus.disconnect();
    }
}
