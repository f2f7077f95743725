package dev.laurel.platform.desktop;

/** The little of HTML that trays and notices understand. */
final class Markup {
    private Markup() {}

    /** A text that is seen as it is where markup is understood. */
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
