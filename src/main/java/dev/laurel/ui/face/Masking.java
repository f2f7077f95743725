package dev.laurel.ui.face;

import dev.laurel.engine.catalog.Achievement;

/**
 * What of a hidden achievement stays secret until it is unlocked. Each part has its own switch in the settings.
 *
 * @param icon whether a question mark stands for the icon
 * @param title whether "Hidden achievement" stands for the title
 * @param description whether the description is left out
 * @param metric whether the metric and its target are left out; the id, which names both, goes with them
 */
public record Masking(boolean icon, boolean title, boolean description, boolean metric) {
    /** Everything is masked, as the settings begin. */
    public static final Masking ALL = new Masking(true, true, true, true);

    /** Nothing is masked. */
    public static final Masking NONE = new Masking(false, false, false, false);

    /** Whether anything of this achievement is masked now. */
    public boolean masks(Achievement achievement, boolean unlocked) {
        return achievement.hidden() && !unlocked && (icon || title || description || metric);
    }

    /** What may be seen of an achievement now. */
    public Face faceOf(Achievement achievement, boolean unlocked) {
        if (!masks(achievement, unlocked)) {
            return new Face(achievement.icon(), achievement.title(), achievement.description(), achievement.metric(),
                    achievement.id(), false);
        }
        return new Face(
                icon ? null : achievement.icon(),
                title ? null : achievement.title(),
                description ? null : achievement.description(),
                metric ? null : achievement.metric(),
                metric || title ? null : achievement.id(),
                true);
    }
}
