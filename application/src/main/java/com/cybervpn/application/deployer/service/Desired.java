package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.out.RemoteFailure;
import com.cybervpn.application.operations.port.in.StepFailed;
import java.util.List;

/** Something that is to be true of a host: looked at, made so where it is not, and looked at again. */
interface Desired {
    String name();

    /** What differs from it, one line each; nothing when it is true. Changes nothing. */
    List<String> drift(Host host) throws RemoteFailure, InterruptedException, StepFailed;

    /** Makes it true; harmless when it is already. */
    void apply(Host host) throws RemoteFailure, InterruptedException, StepFailed;
}
