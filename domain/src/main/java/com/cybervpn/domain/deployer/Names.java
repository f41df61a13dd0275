package com.cybervpn.domain.deployer;

import java.util.regex.Pattern;

/** The forms of names that reach a host. None of them can be mistaken for an option or for shell text. */
public final class Names {
    /** Users and groups. */
    public static final Pattern ACCOUNT = Pattern.compile("[a-z_][a-z0-9_-]{0,31}");

    /** Units as a path names them (D-SVC-2). */
    public static final Pattern UNIT = Pattern.compile("(?!-)[a-zA-Z0-9._@-]{1,100}");

    /** The service of an app. */
    public static final Pattern SERVICE = Pattern.compile("(?![-.])[a-zA-Z0-9._-]{1,100}");

    public static final Pattern PACKAGE = Pattern.compile("[a-z0-9][a-z0-9+.:_-]{0,127}");

    public static final Pattern APP = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9_-]{0,48}[A-Za-z0-9])?");

    public static final Pattern DOMAIN = Pattern.compile(
            "(?=.{3,255}$)[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+");

    /** A name or an address of a host. */
    public static final Pattern HOST = Pattern.compile("[A-Za-z0-9:](?:[A-Za-z0-9._:-]{0,253}[A-Za-z0-9:.])?");

    public static final Pattern PATH = Pattern.compile("/[A-Za-z0-9._@+/-]*");

    public static final Pattern PERMISSIONS = Pattern.compile("0?[0-7]{3,4}");

    public static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");

    /** A version number as it may stand in a path of a host. */
    public static final Pattern VERSION = Pattern.compile("(?!\\.)[A-Za-z0-9._+-]{1,50}");

    /** One line of an {@code authorized_keys} file: algorithm, key, comment; no options. */
    public static final Pattern PUBLIC_KEY =
            Pattern.compile("(?:ssh|ecdsa|sk-ssh|sk-ecdsa)-[A-Za-z0-9@.-]+ [A-Za-z0-9+/]+={0,3}(?: [ -~]{0,200})?");

    /** IPv4 or IPv6, with an optional prefix length. */
    public static final Pattern SOURCE = Pattern.compile(
            "(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}(?:/(?:3[0-2]|[12]?\\d))?"
                    + "|(?=[0-9A-Fa-f:]*:)[0-9A-Fa-f:]{2,39}(?:/(?:12[0-8]|1[01]\\d|[1-9]?\\d))?)");

    private Names() {}
}
