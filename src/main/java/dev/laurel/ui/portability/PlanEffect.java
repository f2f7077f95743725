package dev.laurel.ui.portability;

/**
 * An achievement that a plan would unlock or take away.
 *
 * @param id its id
 * @param icon emoji or icon key
 * @param title its title, or the id where the catalog does not know it
 * @param detail why, in a few words
 */
public record PlanEffect(String id, String icon, String title, String detail) {}
