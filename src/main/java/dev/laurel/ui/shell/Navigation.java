package dev.laurel.ui.shell;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.laurel.ui.frame.FeatureId;
import dev.laurel.ui.frame.Navigator;
import org.jspecify.annotations.Nullable;

/** Which feature is shown, and what it was asked to show. On the FX thread. */
public final class Navigation implements Navigator {
    private final ReadOnlyObjectWrapper<FeatureId> feature =
            new ReadOnlyObjectWrapper<>(this, "feature", FeatureId.ACHIEVEMENTS);
    private final ReadOnlyObjectWrapper<@Nullable Request> request = new ReadOnlyObjectWrapper<>(this, "request");

    /** A wish to see one thing of a feature; no record, so that the same wish twice is heard twice. */
    public static final class Request {
        private final FeatureId feature;
        private final String detail;

        Request(FeatureId feature, String detail) {
            this.feature = feature;
            this.detail = detail;
        }

        /** Whose it is. */
        public FeatureId feature() {
            return feature;
        }

        /** What, see {@link dev.laurel.ui.frame.Feature#open}. */
        public String detail() {
            return detail;
        }
    }

    @Override
    public void show(FeatureId wanted, @Nullable String detail) {
        feature.set(wanted);
        if (detail != null) {
            request.set(new Request(wanted, detail));
        }
    }

    /** The feature that is shown. */
    public ReadOnlyObjectProperty<FeatureId> feature() {
        return feature.getReadOnlyProperty();
    }

    /** The newest wish to see one thing, or null. */
    public ReadOnlyObjectProperty<@Nullable Request> request() {
        return request.getReadOnlyProperty();
    }
}
