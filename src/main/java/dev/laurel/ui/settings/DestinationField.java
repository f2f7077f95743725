package dev.laurel.ui.settings;

/** What of a destination is typed, and may be wrong. */
public enum DestinationField {
    NAME,
    PATH,
    BUCKET,
    REGION,
    ENDPOINT,
    CONTAINER,
    ACCESS_KEY,
    AWS_PROFILE,
    ACCOUNT,
    SECRET
}
