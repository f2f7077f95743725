package dev.laurel.store;

/**
 * What is known of a backup because it was made here.
 *
 * @param origin what set it going, as in the activity log
 * @param stateHash of the state that was backed up
 * @param sha256 of its plain text
 */
public record BackupMade(String origin, String stateHash, String sha256) {}
