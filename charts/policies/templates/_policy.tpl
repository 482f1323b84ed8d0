{{/* Name and labels of a policy in an environment, which exceptions name it by: it does not change with the mode. Called with (list $ "policy" "environment"). */}}
{{- define "policies.metadata" -}}
{{- $root := first . -}}
name: {{ printf "%s-%s" (last .) (kebabcase (index . 1)) }}
labels:
  app.kubernetes.io/name: {{ $root.Chart.Name }}
  app.kubernetes.io/instance: {{ $root.Release.Name | quote }}
  app.kubernetes.io/version: {{ $root.Chart.Version | quote }}
  app.kubernetes.io/managed-by: {{ $root.Release.Service | quote }}
  delivery/environment: {{ last . }}
{{- end }}

{{/* What a violation does. A policy that only watches must not stop anybody while Kyverno is away. Called with the mode. */}}
{{- define "policies.action" -}}
validationActions: [{{ . }}]
failurePolicy: {{ eq . "Deny" | ternary "Fail" "Ignore" }}
{{- end }}

{{/* The namespaces of an environment. */}}
{{- define "policies.namespaceSelector" -}}
namespaceSelector:
  matchExpressions:
    - { key: kubernetes.io/metadata.name, operator: In, values: {{ toJson .namespaces }} }
{{- end }}

{{/* Pods and what makes them. ReplicaSets are left out: Kyverno's own filter drops them, and their Pods are judged. */}}
{{- define "policies.podRules" -}}
resourceRules:
  - apiGroups: ['']
    apiVersions: [v1]
    operations: [CREATE, UPDATE]
    resources: [pods, pods/ephemeralcontainers]
  - apiGroups: [apps]
    apiVersions: [v1]
    operations: [CREATE, UPDATE]
    resources: [daemonsets, deployments, statefulsets]
  - apiGroups: [batch]
    apiVersions: [v1]
    operations: [CREATE, UPDATE]
    resources: [cronjobs, jobs]
{{- end }}

{{/*
What the expressions about Pods share. An update that leaves the Pod as it was is let through: a policy that comes
later must not keep a controller from scaling, or from taking its finalizer off an old Pod.
*/}}
{{- define "policies.podVariables" -}}
- name: pod
  expression: >-
    {{ include "policies.podOf" "object" }}
- name: kept
  expression: >-
    request.operation == 'UPDATE' && {{ include "policies.podOf" "oldObject" }}.spec == variables.pod.spec &&
    {{ include "policies.podOf" "oldObject" }}.?metadata.?labels.orValue({}) == variables.pod.?metadata.?labels.orValue({})
- name: spec
  expression: variables.pod.spec
- name: containers
  expression: >-
    variables.spec.containers + variables.spec.?initContainers.orValue([]) +
    variables.spec.?ephemeralContainers.orValue([])
{{- end }}

{{/* The Pod, or the template of a Pod, in an object. */}}
{{- define "policies.podOf" -}}
({{ . }}.kind == 'Pod' ? {{ . }} : {{ . }}.kind == 'CronJob' ? {{ . }}.spec.jobTemplate.spec.template : {{ . }}.spec.template)
{{- end }}

{{/* A validation of the Pod. Called with (dict "check" CEL "message" text). */}}
{{- define "policies.ofPod" -}}
- expression: >-
    variables.kept || ({{ .check }})
  message: {{ .message | quote }}
{{- end }}

{{/* A validation of every container `c`, whose message names those that fail. Called with (dict "check" CEL "message" text "containers" list, all without it). */}}
{{- define "policies.ofContainers" -}}
{{- $containers := .containers | default "variables.containers" }}
- expression: >-
    variables.kept || {{ $containers }}.all(c, {{ .check }})
  messageExpression: >-
    {{ printf "%s: " .message | squote }} + {{ $containers }}.filter(c, !({{ .check }})).map(c, c.name).join(', ')
{{- end }}
