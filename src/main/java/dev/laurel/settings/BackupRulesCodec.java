package dev.laurel.settings;

import java.time.Duration;
import java.util.Map;

import dev.laurel.backup.RetentionPolicy;
import dev.laurel.backup.schedule.Triggers;
import tools.jackson.core.JsonGenerator;

/** Rules of backups as members of JSON and back. */
final class BackupRulesCodec {
    private BackupRulesCodec() {}

    static void write(BackupRules rules, JsonGenerator out) {
        out.writeStartObject();
        out.writeNumberProperty("profile", rules.profile());
        out.writeStringProperty("destination", rules.destination());
        out.writeBooleanProperty("paused", rules.paused());
        out.writeObjectPropertyStart("triggers");
        var triggers = rules.triggers();
        out.writeBooleanProperty("unlock", triggers.onUnlock());
        out.writeBooleanProperty("change", triggers.onChange());
        out.writeBooleanProperty("quit", triggers.onQuit());
        var every = triggers.every();
        if (every != null) {
            out.writeNumberProperty("everyMinutes", every.toMinutes());
        }
        out.writeEndObject();
        out.writeObjectPropertyStart("keep");
        var retention = rules.retention();
        out.writeNumberProperty("last", retention.last());
        out.writeNumberProperty("daily", retention.daily());
        out.writeNumberProperty("weekly", retention.weekly());
        out.writeNumberProperty("monthly", retention.monthly());
        out.writeNumberProperty("yearly", retention.yearly());
        out.writeEndObject();
        out.writeEndObject();
    }

    /**
     * Reads rules.
     *
     * @throws IllegalArgumentException or ClassCastException if they make no sense
     */
    static BackupRules read(Object value) {
        var members = (Map<?, ?>) value;
        var triggers = Members.object(members, "triggers");
        var keep = Members.object(members, "keep");
        var minutes = triggers.get("everyMinutes");
        return new BackupRules(
                Members.whole(members, "profile"),
                Members.text(members, "destination"),
                new Triggers(
                        Members.truth(triggers, "unlock"),
                        Members.truth(triggers, "change"),
                        Members.truth(triggers, "quit"),
                        minutes == null ? null : Duration.ofMinutes((Long) minutes)),
                Members.truth(members, "paused"),
                new RetentionPolicy(
                        count(keep, "last"), count(keep, "daily"), count(keep, "weekly"), count(keep, "monthly"),
                        count(keep, "yearly")));
    }

    private static int count(Map<?, ?> members, String name) {
        return Math.toIntExact(Math.min(Members.whole(members, name), Integer.MAX_VALUE));
    }
}
