package dev.laurel.platform.desktop;

import java.util.Map;

import org.freedesktop.dbus.errors.PropertyReadOnly;
import org.freedesktop.dbus.errors.UnknownProperty;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;

/** An object of ours on the bus, whose properties others can read and not change. */
abstract class SharedObject implements Properties {
    private final String path;

    SharedObject(String path) {
        this.path = path;
    }

    /** Its properties as they are now. Called from any thread. */
    abstract Map<String, Variant<?>> properties();

    @Override
    public final String getObjectPath() {
        return path;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // The library's; it sends whatever it is.
    public final <A> A Get(String type, String name) {
        var value = properties().get(name);
        if (value == null) {
            throw new UnknownProperty(type + "." + name);
        }
        return (A) value;
    }

    @Override
    public final <A> void Set(String type, String name, A value) {
        throw new PropertyReadOnly(type + "." + name);
    }

    @Override
    public final Map<String, Variant<?>> GetAll(String type) {
        return properties();
    }
}
