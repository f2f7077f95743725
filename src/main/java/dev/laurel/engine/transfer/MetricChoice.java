package dev.laurel.engine.transfer;

import dev.laurel.engine.metric.MetricValue;

/** What a person decided for one metric of an import. */
public sealed interface MetricChoice {
    /** The value that is here. */
    record Current() implements MetricChoice {}

    /** The value of the file. */
    record Incoming() implements MetricChoice {}

    /** Both, joined as MERGE does. */
    record Both() implements MetricChoice {}

    /** A value typed in. */
    record Typed(MetricValue value) implements MetricChoice {}
}
