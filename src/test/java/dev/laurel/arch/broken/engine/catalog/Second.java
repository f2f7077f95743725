package dev.laurel.arch.broken.engine.catalog;

import dev.laurel.arch.broken.engine.rule.First;

/** Breaks: a cycle, with its counterpart. */
public record Second(First first) {}
