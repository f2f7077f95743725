package dev.laurel.arch.broken.engine.rule;

import dev.laurel.arch.broken.engine.catalog.Second;

/** Breaks: a cycle, with its counterpart. */
public record First(Second second) {}
