package dev.laurel.platform.desktop;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.types.Variant;

/** The item of the tray on the bus. */
final class TrayObject extends SharedObject implements StatusNotifierItem {
    private final List<Pixmap> icon;
    private final Supplier<TrayItem> item;

    TrayObject(List<Picture> icon, Supplier<TrayItem> item) {
        super(PATH);
        this.icon = icon.stream().map(Pixmap::new).toList();
        this.item = item;
    }

    /** What trays call how it is. */
    static String status(TrayItem item) {
        return item.attention() ? "NeedsAttention" : "Active";
    }

    @Override
    Map<String, Variant<?>> properties() {
        var now = item.get();
        var pictures = new Variant<>(icon, "a(iiay)");
        return Map.ofEntries(
                Map.entry("Category", new Variant<>("ApplicationStatus")),
                Map.entry("Id", new Variant<>("laurel")),
                Map.entry("Title", new Variant<>(now.title())),
                Map.entry("Status", new Variant<>(status(now))),
                Map.entry("WindowId", new Variant<>(0)),
                // A name counts more than pixels do, and would be one that is not there where Laurel is not installed.
                Map.entry("IconName", new Variant<>("")),
                Map.entry("IconPixmap", pictures),
                Map.entry("AttentionIconName", new Variant<>("")),
                Map.entry("AttentionIconPixmap", pictures),
                Map.entry("ToolTip", new Variant<>(new ToolTip(now), "(sa(iiay)ss)")),
                Map.entry("ItemIsMenu", new Variant<>(false)),
                Map.entry("Menu", new Variant<>(new DBusPath(DBusMenu.PATH))));
    }

    @Override
    public void activate(int x, int y) {
        item.get().onActivate().run();
    }

    @Override
    public void activateOtherwise(int x, int y) {
        item.get().onActivate().run();
    }

    @Override
    public void showMenu(int x, int y) {
        // A tray that knows our menu draws it; for the others a click has to do.
        item.get().onActivate().run();
    }

    @Override
    public void scroll(int delta, String orientation) {
        // Nothing of Laurel goes up and down by a wheel.
    }

    /** Title and text, with no icon of their own. */
    @SuppressWarnings("UnusedVariable") // The library reads the fields.
    static final class ToolTip extends Struct {
        @Position(0)
        private final String iconName = "";

        @Position(1)
        private final List<Pixmap> icon = List.of();

        @Position(2)
        private final String title;

        @Position(3)
        private final String text;

        ToolTip(TrayItem item) {
            title = item.title();
            text = Markup.escaped(item.text());
        }
    }
}
