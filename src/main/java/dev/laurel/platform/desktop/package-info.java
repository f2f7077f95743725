/**
 * What a desktop offers beside windows: a place in its tray, and notices. Where it is none of those that speak of it
 * over D-Bus, there is nothing. Imports only {@code log}.
 */
@NullMarked
package dev.laurel.platform.desktop;

import org.jspecify.annotations.NullMarked;
