package dev.laurel.ui.dialog;

import javafx.scene.layout.Region;

/**
 * The place over the window where dialogs appear, for views that bring their own (the import plan). On the FX thread.
 * One dialog at a time; a second one lies over the first and uncovers it again.
 */
public interface ModalHost {
    /**
     * Shows a dialog in the middle of the darkened window. Esc closes it.
     *
     * @param content keeps to its preferred size, made smaller to fit
     * @param onClosed told once, however it was closed
     */
    void show(Region content, Runnable onClosed);

    /** Closes the dialog that lies on top; without one this does nothing. */
    void close();
}
