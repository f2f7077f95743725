package dev.laurel.arch.broken.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;

import javax.net.ssl.HostnameVerifier;

/** Breaks: starts a program, lets data say which class to load, believes every server. */
public final class Trusting {
    /** Reads what somebody has sent. */
    public Object read(InputStream in) throws IOException, ClassNotFoundException {
        new ProcessBuilder("true").start();
        HostnameVerifier any = (_, _) -> true;
        return any.verify("", null) ? new ObjectInputStream(in).readObject() : in;
    }
}
