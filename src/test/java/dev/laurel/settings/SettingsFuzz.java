package dev.laurel.settings;

/** Any bytes as the settings' file; what can be read of it is the same again after writing it. */
public final class SettingsFuzz {
    private SettingsFuzz() {}

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        var reading = SettingsCodec.read(bytes);
        if (reading == null) {
            return; // No JSON object: kept aside.
        }
        var again = SettingsCodec.read(SettingsCodec.write(reading.settings()));
        if (again == null || !again.bad().isEmpty() || !again.settings().equals(reading.settings())) {
            throw new AssertionError("Other settings after writing them");
        }
    }
}
