package dev.laurel.platform.desktop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import dev.laurel.platform.desktop.TrayItem.Entry.Choice;
import dev.laurel.platform.desktop.TrayItem.Entry.Separator;
import org.freedesktop.dbus.errors.UnknownProperty;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** The menu of the tray's item on the bus: one level, entries numbered from 1. */
final class MenuObject extends SharedObject implements DBusMenu {
    private static final int ROOT = 0;

    private final Supplier<TrayItem> item;
    private final AtomicInteger revision = new AtomicInteger(1);

    MenuObject(Supplier<TrayItem> item) {
        super(PATH);
        this.item = item;
    }

    /** The entries have changed. */
    LayoutUpdated changed() throws org.freedesktop.dbus.exceptions.DBusException {
        return new LayoutUpdated(PATH, new UInt32(revision.incrementAndGet()), ROOT);
    }

    @Override
    Map<String, Variant<?>> properties() {
        return Map.of("Version", new Variant<>(new UInt32(3)), "Status", new Variant<>("normal"),
                "TextDirection", new Variant<>("ltr"), "IconThemePath", new Variant<>(List.of(), "as"));
    }

    @Override
    public Both<UInt32, Node> layout(int parent, int depth, List<String> properties) {
        var children = parent == ROOT && depth != 0
                ? IntStream.rangeClosed(1, item.get().entries().size())
                        .<Variant<?>>mapToObj(id -> new Node(id, some(id, properties), List.of()).asChild()).toList()
                : List.<Variant<?>>of();
        return new Both<>(new UInt32(revision.get()), new Node(parent, some(parent, properties), children));
    }

    @Override
    public List<Entry> properties(List<Integer> entries, List<String> properties) {
        var wanted = entries.isEmpty()
                ? IntStream.rangeClosed(ROOT, item.get().entries().size()).boxed().toList() : entries;
        return wanted.stream().filter(this::isThere).map(id -> new Entry(id, some(id, properties))).toList();
    }

    @Override
    public Variant<?> property(int entry, String property) {
        var value = all(entry).get(property);
        if (value == null) {
            throw new UnknownProperty(property);
        }
        return value;
    }

    @Override
    public void event(int entry, String event, Variant<?> data, UInt32 time) {
        happened(entry, event);
    }

    @Override
    public List<Integer> events(List<Event> events) {
        var unknown = new ArrayList<Integer>();
        for (var event : events) {
            if (isThere(event.entry())) {
                happened(event.entry(), event.name());
            } else {
                unknown.add(event.entry());
            }
        }
        return unknown;
    }

    private void happened(int entry, String event) {
        if (event.equals("clicked")) {
            entry(entry).ifPresent(it -> {
                if (it instanceof Choice(var _, var enabled, var action) && enabled) {
                    action.run();
                }
            });
        }
    }

    @Override
    public boolean aboutToShow(int entry) {
        return false; // Whatever changes is told when it does.
    }

    @Override
    public Both<List<Integer>, List<Integer>> aboutToShow(List<Integer> entries) {
        return new Both<>(List.of(), entries.stream().filter(id -> !isThere(id)).toList());
    }

    private boolean isThere(int id) {
        return id == ROOT || entry(id).isPresent();
    }

    private Optional<TrayItem.Entry> entry(int id) {
        var entries = item.get().entries();
        return id > ROOT && id <= entries.size() ? Optional.of(entries.get(id - 1)) : Optional.empty();
    }

    private Map<String, Variant<?>> some(int id, List<String> wanted) {
        var properties = new HashMap<>(all(id));
        if (!wanted.isEmpty()) {
            properties.keySet().retainAll(wanted);
        }
        return properties;
    }

    private Map<String, Variant<?>> all(int id) {
        if (id == ROOT) {
            return Map.of("children-display", new Variant<>("submenu"));
        }
        return entry(id).map(it -> switch (it) {
            case Choice(var label, var enabled, var _) -> Map.<String, Variant<?>>of(
                    // One underscore would mark the letter after it as the key of the entry.
                    "label", new Variant<>(label.replace("_", "__")), "enabled", new Variant<>(enabled));
            case Separator() -> Map.<String, Variant<?>>of("type", new Variant<>("separator"));
        }).orElse(Map.of());
    }
}
