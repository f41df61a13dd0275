package com.cybervpn.application.hosting.service;

import com.cybervpn.application.hosting.port.out.ContainerEngine.Patience;
import com.cybervpn.domain.hosting.ResourceLimits;
import java.time.Duration;
import java.util.Set;

/**
 * How deployments are done on this installation.
 *
 * @param schemes of repository addresses that are let in
 * @param imagePrefix begins the name of every image (H-ENG-4)
 * @param buildsAtOnce how many deployments are worked on at the same time
 * @param fetchLimit time for getting the source (H-ENG-2)
 * @param buildLimit time for building the image (H-ENG-4)
 * @param patience with a container that has just been started (H-ENG-9)
 * @param drain how long an old container may finish its requests after the new one took over
 * @param stopGrace how long a container may take to end by itself (H-DEL-2)
 * @param limits of a container, before the plan caps them (H-ENG-8)
 * @param diskHighWater share of the disk, 0 to 1, from which no builds are begun
 */
public record DeploymentRules(
        Set<String> schemes,
        String imagePrefix,
        int buildsAtOnce,
        Duration fetchLimit,
        Duration buildLimit,
        Patience patience,
        Duration drain,
        Duration stopGrace,
        ResourceLimits limits,
        double diskHighWater) {}
