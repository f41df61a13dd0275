package com.cybervpn.application.deployer.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.deployer.ServerId;
import com.cybervpn.domain.deployer.ServiceLogs;
import com.cybervpn.domain.deployer.ServiceOrder;
import com.cybervpn.domain.deployer.ServiceStatus;
import com.cybervpn.domain.operations.Operation;
import java.util.List;

/** The services of a host (D-SVC). */
public interface HostServices {
    /** Those of the server's apps and those that the deployer put there. */
    Answer<List<ServiceStatus>> list(Caller caller, ServerId server);

    Answer<ServiceStatus> status(Caller caller, ServerId server, String service);

    /** Starts an operation. */
    Answer<Operation> act(Caller caller, ServerId server, ServiceOrder order);

    /** @param lines 1 to 1000 */
    Answer<ServiceLogs> logs(Caller caller, ServerId server, String service, int lines);
}
