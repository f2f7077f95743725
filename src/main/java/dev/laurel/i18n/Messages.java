package dev.laurel.i18n;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

import dev.laurel.error.LaurelError;
import dev.laurel.error.Location;

/**
 * The bundled texts in one language. Immutable; safe from any thread.
 *
 * <p>Every text is a {@link MessageFormat}. Texts use the typographic apostrophe, so that none is taken for a quote.
 */
public final class Messages {
    /** The languages that Laurel speaks; the first stands in for any other. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    private static final String BUNDLE = "dev.laurel.i18n.messages";

    private final Locale locale;
    private final ResourceBundle bundle;

    private Messages(Locale locale, ResourceBundle bundle) {
        this.locale = locale;
        this.bundle = bundle;
    }

    /** The texts for a locale; its country shapes numbers and dates, its language chooses the texts. */
    public static Messages of(Locale locale) {
        var noFallback = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return new Messages(locale, ResourceBundle.getBundle(BUNDLE, locale, noFallback));
    }

    /** The locale that was asked for. */
    public Locale locale() {
        return locale;
    }

    /** The texts as a bundle, for FXML. */
    public ResourceBundle bundle() {
        return bundle;
    }

    /**
     * A text with its placeholders filled.
     *
     * @throws MissingResourceException if there is no such text: a defect, found by a test
     */
    public String text(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }

    /** An error in this language. */
    public ErrorText error(LaurelError error) {
        var code = error.code().text();
        var arguments = error.arguments().toArray();
        var key = "error." + code + ".";
        var place = error.location();
        return new ErrorText(
                code,
                text(key + "what", arguments),
                text(key + "safe", arguments),
                text(key + "next", arguments),
                place == null ? null : place(place));
    }

    private String place(Location place) {
        return text("error.place", place.line(), place.column());
    }
}
