/**
 * One player on several devices: a pure join of two states, the places where devices meet (a server that speaks the
 * reference's REST, an object in a destination), and the rounds and schedule that bring the two together. Imports
 * {@code engine}, {@code portability}, {@code store}, {@code backup.destination}, {@code task}, {@code json} and
 * {@code error}.
 */
@NullMarked
package dev.laurel.sync;

import org.jspecify.annotations.NullMarked;
