package dev.laurel.settings;

import dev.laurel.backup.RetentionPolicy;
import dev.laurel.backup.schedule.Triggers;

/**
 * How one profile is backed up to one destination.
 *
 * @param profile id of the profile
 * @param destination name of the destination
 * @param triggers when that happens by itself
 * @param paused whether it does not for now
 * @param retention which of its backups stay
 */
public record BackupRules(
        long profile, String destination, Triggers triggers, boolean paused, RetentionPolicy retention) {

    /** What the rules are about. */
    public record Subject(long profile, String destination) {}

    /** The rules of those who have chosen none: it happens by itself, and what the guide keeps is kept. */
    public static BackupRules usual(long profile, String destination) {
        return new BackupRules(profile, destination, Triggers.DEFAULT, false, RetentionPolicy.DEFAULT);
    }

    /** What they are about. */
    public Subject subject() {
        return new Subject(profile, destination);
    }

    /** Whether they are what they would be anyway. */
    boolean isUsual() {
        return equals(usual(profile, destination));
    }

    /** For a destination of another name. */
    BackupRules withDestination(String value) {
        return new BackupRules(profile, value, triggers, paused, retention);
    }

    /** With other triggers. */
    public BackupRules withTriggers(Triggers value) {
        return new BackupRules(profile, destination, value, paused, retention);
    }

    /** Paused, or not. */
    public BackupRules withPaused(boolean value) {
        return new BackupRules(profile, destination, triggers, value, retention);
    }

    /** With another retention. */
    public BackupRules withRetention(RetentionPolicy value) {
        return new BackupRules(profile, destination, triggers, paused, value);
    }
}
