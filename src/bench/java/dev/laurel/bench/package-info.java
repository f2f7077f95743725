/** What is promised of Laurel's speed, measured beside its peers. */
package dev.laurel.bench;
