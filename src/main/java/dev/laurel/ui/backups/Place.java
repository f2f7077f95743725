package dev.laurel.ui.backups;

/**
 * A destination, as the view offers it.
 *
 * @param name what people call it
 * @param kind what it is, in a word
 * @param detail where it is
 * @param icon as Ikonli names it
 */
public record Place(String name, String kind, String detail, String icon) {}
