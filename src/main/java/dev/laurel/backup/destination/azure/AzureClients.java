package dev.laurel.backup.destination.azure;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import dev.laurel.backup.destination.Patience;
import org.jspecify.annotations.Nullable;

/** Makes clients over the HTTP client of Java itself. */
final class AzureClients {
    private AzureClients() {}

    /**
     * What makes clients of a container; nothing is sent yet.
     *
     * @param endpoint of the blob service, or null for what the key's account says
     * @throws RuntimeException of any kind if the key can't be one
     */
    static BlobContainerClientBuilder open(
            String container, @Nullable URI endpoint, AzureKey key, Patience patience) {
        var builder = new BlobContainerClientBuilder()
                .httpClient(new JdkHttpClientBuilder()
                        .connectionTimeout(patience.connect())
                        .responseTimeout(patience.silence())
                        .readTimeout(patience.silence())
                        .writeTimeout(patience.silence())
                        .build())
                // Our own Retries do that.
                .retryOptions(new RequestRetryOptions(
                        RetryPolicyType.FIXED, 1, (Duration) null, Duration.ofMillis(1), Duration.ofMillis(1), null));
        // The SDK takes strings only; what it was made of is cleared at least.
        try {
            switch (key) {
                case AzureKey.ConnectionString(var text) -> builder.connectionString(new String(text));
                case AzureKey.AccountKey(var account, var secret) -> builder
                        .endpoint(endpoint(account))
                        .credential(new StorageSharedKeyCredential(account, new String(secret)));
                case AzureKey.Sas(var account, var signature) -> builder
                        .endpoint(endpoint(account))
                        .sasToken(query(signature));
            }
        } finally {
            Arrays.fill(key.secret(), '\0');
        }
        if (endpoint != null) {
            builder.endpoint(endpoint.toString());
        }
        return builder.containerName(container);
    }

    /**
     * A signature as the SDK takes it: Azure's pages show it with a question mark and without.
     *
     * @throws IllegalArgumentException if it can't be part of an address: the SDK would refuse it later, in words
     *     that hold the whole address
     */
    private static String query(char[] signature) {
        var skipped = signature.length > 0 && signature[0] == '?' ? 1 : 0;
        var query = new String(signature, skipped, signature.length - skipped);
        try {
            var _ = new URI("?" + query);
        } catch (URISyntaxException _) {
            throw new IllegalArgumentException("Not a query");
        }
        return query;
    }

    private static String endpoint(String account) {
        return "https://" + account + ".blob.core.windows.net";
    }
}
