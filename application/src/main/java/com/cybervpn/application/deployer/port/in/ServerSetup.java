package com.cybervpn.application.deployer.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.deployer.LockdownSpec;
import com.cybervpn.domain.deployer.PackageSpec;
import com.cybervpn.domain.deployer.ServerId;
import com.cybervpn.domain.deployer.SetupSpec;
import com.cybervpn.domain.deployer.UserSpec;
import com.cybervpn.domain.operations.Operation;

/** Starts the operations that change a server as a whole; each answers before the work (D-OP-3). */
public interface ServerSetup {
    Answer<Operation> setUp(Caller caller, ServerId server, SetupSpec spec);

    Answer<Operation> createUser(Caller caller, ServerId server, UserSpec spec);

    Answer<Operation> installPackages(Caller caller, ServerId server, PackageSpec spec);

    Answer<Operation> lockDown(Caller caller, ServerId server, LockdownSpec spec);
}
