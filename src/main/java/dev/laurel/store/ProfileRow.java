package dev.laurel.store;

import java.time.Instant;

/**
 * A profile as it is stored.
 *
 * @param id stable, never used twice in a data folder
 * @param name what people call it; unique in the data folder
 * @param user user id, as in backup keys and on servers
 * @param game title of the game
 * @param configHash of its catalog
 * @param created when, to the millisecond
 */
public record ProfileRow(long id, String name, String user, String game, String configHash, Instant created) {}
