package dev.laurel.ui.achievements;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.laurel.engine.catalog.Achievement;

/** One achievement in the list. Lives as long as its catalog is shown; only its standing changes. */
public final class AchievementRow {
    private final int order;
    private final Achievement achievement;
    private final ReadOnlyObjectWrapper<Standing> standing;
    private MetricGroup group;

    AchievementRow(int order, Achievement achievement, MetricGroup group, Standing standing) {
        this.order = order;
        this.achievement = achievement;
        this.group = group;
        this.standing = new ReadOnlyObjectWrapper<>(this, "standing", standing);
    }

    /** Its place in the catalog. */
    int order() {
        return order;
    }

    /** What the catalog says of it, secrets included: for doing, not for showing. */
    Achievement achievement() {
        return achievement;
    }

    /** The heading that it stands under; a secret metric has one of its own. */
    MetricGroup group() {
        return group;
    }

    /** How the player stands to it, and what may be seen of it. */
    public ReadOnlyObjectProperty<Standing> standingProperty() {
        return standing.getReadOnlyProperty();
    }

    /** See {@link #standingProperty()}. */
    public Standing standing() {
        return standing.get();
    }

    void setStanding(Standing value, MetricGroup newGroup) {
        group = newGroup;
        standing.set(value);
    }

    @Override
    public String toString() {
        return achievement.id();
    }
}
