/** Tests of the join, of the places where devices meet, and of devices that meet there while everything goes wrong. */
@NullMarked
package dev.laurel.sync;

import org.jspecify.annotations.NullMarked;
