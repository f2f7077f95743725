package dev.laurel.engine.transfer;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;

import dev.laurel.engine.metric.Metrics;
import dev.laurel.engine.transfer.ImportPlan.MetricChange;
import org.jspecify.annotations.Nullable;

/**
 * What a plan does to each metric, made when it is asked for: a plan over a million metrics holds no million changes.
 */
final class MetricChanges extends AbstractList<MetricChange> implements RandomAccess {
    private final Metrics current;
    private final Metrics incoming;
    private final Metrics result;
    private final boolean someMayGo;
    private volatile @Nullable List<String> gone;

    /**
     * The changes of a plan.
     *
     * @param someMayGo whether the result may lack metrics that one of the sides has
     */
    MetricChanges(Metrics current, Metrics incoming, Metrics result, boolean someMayGo) {
        this.current = current;
        this.incoming = incoming;
        this.result = result;
        this.someMayGo = someMayGo;
    }

    @Override
    public MetricChange get(int index) {
        var name = index < result.size() ? result.nameAt(index) : gone().get(index - result.size());
        return new MetricChange(name, current.get(name), incoming.get(name), result.get(name));
    }

    @Override
    public int size() {
        return result.size() + gone().size();
    }

    private List<String> gone() {
        var known = gone;
        if (known == null) {
            var names = new ArrayList<String>();
            if (someMayGo) {
                for (var name : current.asMap().keySet()) {
                    if (!result.contains(name)) {
                        names.add(name);
                    }
                }
                for (var name : incoming.asMap().keySet()) {
                    if (!result.contains(name) && !current.contains(name)) {
                        names.add(name);
                    }
                }
            }
            known = List.copyOf(names);
            gone = known;
        }
        return known;
    }
}
